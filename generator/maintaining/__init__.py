"""What a maintainer of Word templates is told before anyone else (bảo trì mẫu)."""
