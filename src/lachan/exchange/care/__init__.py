"""Persons in care as cases of another house: codes and days out, under a paper and with the person's yes; and read in to be
looked at, never to be stored."""
