# Every verb of the team. The work is in scripts/; this only names it.
.PHONY: demo demo-reset env assets test test-long check bench docs clean help
.DEFAULT_GOAL := help

help: ## các lệnh
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: env assets ## mở bản trình diễn với dữ liệu giả lập
	@.venv/bin/lachan demo

demo-reset: env assets ## xóa dữ liệu giả lập và mở lại từ đầu
	@.venv/bin/lachan demo --reset

env: ## dựng .venv theo các tệp khóa
	@bash scripts/env.sh

assets: env ## tải và chép htmx, phông chữ
	@bash scripts/assets.sh

test: ## toàn bộ cổng kiểm tra, như máy CI chạy
	@bash .ci/run

test-long: ## như test, đếm đủ số lượng
	@bash .ci/run long

check: ## ruff, mypy, lint-imports
	@bash scripts/env.sh dev
	@bash scripts/check.sh

bench: env ## đo và in tỷ số
	@.venv/bin/python -m bench

docs: env ## sinh lại các trang tài liệu từ mã
	@.venv/bin/lachan docs

clean: ## bỏ thứ dựng ra; giữ .venv và dữ liệu trong .lachan
	@rm -rf build dist node_modules src/lachan/web/static/vendor tests/browser/vendor
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
