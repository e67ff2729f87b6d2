"""Before, during and after talking with somebody who may be a victim: what the law demands, and apart from it what good
practice advises (BLTTHS Điều 70, 421; TT 43/2021/TT-BCA Điều 18–23; WHO and IOM)."""
