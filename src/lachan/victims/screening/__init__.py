"""Signs of trafficking to look and ask for, as data, and what the answers suggest. Suggestions decide nothing about
anybody, count nothing and weigh nobody's word; whoever screens decides (Luật 53/2024 Điều 27, 28)."""
