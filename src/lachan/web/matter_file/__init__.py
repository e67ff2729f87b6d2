"""The file of one matter: where it stands, why, who acted, who may see it, what may follow."""
