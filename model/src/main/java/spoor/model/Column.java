package spoor.model;

/// A named, typed column of a table or result.
public record Column(String name, KqlType type) {}
