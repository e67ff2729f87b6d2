"""The injectors, by section of the catalogue; importing them fills the register."""

from . import (
    consistency,
    custody,
    innocence,
    lawfulness,
    money_and_law,
    omitted,
    pictures,
    sufficiency,
    victims,
    written,
)

SECTIONS = (
    sufficiency,
    lawfulness,
    custody,
    consistency,
    innocence,
    omitted,
    victims,
    money_and_law,
    pictures,
    written,
)
