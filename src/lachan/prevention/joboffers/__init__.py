"""«Kiểm tra lời mời việc làm»: which warning signs an offer shows, why each is one, and what lawful work needs."""
