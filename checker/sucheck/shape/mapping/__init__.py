"""Mappings: what a user says of tables that recognition cannot know."""
