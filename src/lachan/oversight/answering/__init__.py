"""What is asked of an agency is answered by it, and looked at again by who asked: one order for all of oversight."""
