"""`lachan report`: a file whose kind its name says, the open draft again, refusals in a sentence and exit code 2."""

import pytest
from click.testing import CliRunner

from lachan.desk.reports import report
from lachan.reporting.reports.tests.reading import docx_lines, pdf_words

pytestmark = pytest.mark.database
# The test world holds two provinces, each with its committee.
NAMED = ("--as", "thukybcd")


@pytest.fixture
def run(committed, tmp_path):
    def invoke(form, period, name, *more):
        out = tmp_path / name
        return CliRunner().invoke(report, [form, "--period", period, "--out", str(out), *more]), out

    return invoke


def test_one_draft_in_three_files(run):
    drafts = set()
    for name in ("a.docx", "a.pdf", "a.xlsx"):
        answer, out = run("half-year", "2024H1", name, *NAMED)
        assert answer.exit_code == 0, answer.output
        assert out.stat().st_size > 4000
        drafts.add(answer.output.split("/bao-cao/")[1])
    assert len(drafts) == 1
    [docx, pdf] = [out.with_name(name).read_bytes() for name in ("a.docx", "a.pdf")]
    assert "15/12/2023 đến hết ngày 14/06/2024" in "\n".join(docx_lines(docx))
    assert "15/12/2023 đến hết ngày 14/06/2024" in " ".join(pdf_words(pdf))


@pytest.mark.parametrize(("told", "said"), [
    (("half-year", "2024", "a.docx"), "Báo cáo sáu tháng: 2024H1"), (("half-year", "2024H1", "a.odt"), ".docx, .pdf hoặc .xlsx"),
    (("yearly", "2090", "a.pdf"), "chưa bắt đầu"), (("ad-hoc", "2024Q1", "a.pdf"), "cần trích yếu"),
    (("half-year", "2024H1", "a.pdf", "--as-of", "2024-05-31"), "chưa kết thúc"), (("yearly", "2024", "a.pdf", "--variant", "K3"), "K3=b"),
    (("yearly", "2024", "a.pdf", "--as", "khong-co"), "Không rõ lập báo cáo thay ai"), (("yearly", "2024", "a.pdf", "--as-of", "hôm qua"), "2024-09-30"),
])  # fmt: skip
def test_what_cannot_be_is_a_sentence(run, told, said):
    answer, out = run(*told, *(() if "--as" in told else NAMED))
    assert (answer.exit_code, out.exists()) == (2, False)
    assert said in answer.output and "Traceback" not in answer.output


def test_a_cut_off_is_an_explicit_choice(run):
    answer, out = run("half-year", "2024H1", "a.docx", "--as-of", "2024-05-31", "--cut-off", *NAMED)
    assert answer.exit_code == 0, answer.output
    assert "số liệu trong báo cáo này tính đến hết ngày 31/05/2024" in "\n".join(
        docx_lines(out.read_bytes())
    )
