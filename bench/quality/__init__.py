"""Quality measured against peers, on data named by SAVEWORTHY_EVALDATA. Not shipped."""
