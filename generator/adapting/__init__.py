"""A regulation and its facts carried over to a lower level (quy chế của cấp dưới), each change traced."""
