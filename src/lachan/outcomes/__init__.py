"""What becomes of a case: conclusion, return of the file, prosecution, trial, appeal, effect; complaints.

By right of BLTTHS Chương XVI, XVIII–XXII, XXIV, XXXIII. No word of guilt before a final judgment."""
