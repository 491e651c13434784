package spoor.testkit.corpus;

import java.util.Map;
import java.util.TreeMap;

/// What a query takes a dynamic value to be: by its paths an object, an array, or neither.
final class Shape {
    private final Map<String, Shape> members = new TreeMap<>();
    private boolean array;
    private boolean bag;
    private boolean xml;

    /// Its member of a name, made when it is not there.
    Shape member(String name) {
        return members.computeIfAbsent(name, key -> new Shape());
    }

    /// Makes it an array; its members are those of the elements.
    Shape markArray() {
        array = true;
        return this;
    }

    /// Makes it a bag whose members become columns: each is there in every row, with one type.
    void markBag() {
        bag = true;
    }

    /// Makes it the text of an XML document.
    void markXml() {
        xml = true;
    }

    boolean isBag() {
        return bag;
    }

    boolean isXml() {
        return xml;
    }

    Map<String, Shape> members() {
        return members;
    }

    boolean isArray() {
        return array;
    }

    /// Whether the query looks into it.
    boolean isStructured() {
        return array || !members.isEmpty();
    }
}
