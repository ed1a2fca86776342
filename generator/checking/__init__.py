"""What is wrong with a regulation (kiểm tra quy chế): rules over the tree of its provisions."""
