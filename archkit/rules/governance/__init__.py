"""Rules on governance: owners, decisions, reviews, risks, cost and agreements."""
