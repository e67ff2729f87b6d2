"""The public door: for anybody with a cheap phone and a bad line; without an account, without scripts, without a trace."""
