"""The generated pages: one for every rule, each in the catalogue's index."""

from lachan.proof.pages import pages
from lachan.proof.rules import CATALOGUE


def test_every_rule_has_its_page_with_sentence_citation_and_examples() -> None:
    made = pages()
    for name, rule in CATALOGUE.items():
        page = made[f"{name}.md"]
        assert rule.sentence in page and rule.cite in page and rule.closes in page
        assert f"[{name}]({name}.md)" in made["README.md"]
    assert "- Có lời khai của bị hại" in made["R-03.md"]
