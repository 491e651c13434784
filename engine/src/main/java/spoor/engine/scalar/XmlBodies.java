package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// The body of `parse_xml`. Elements become members, attributes members with `@`, text beside them
/// `#text`, repeated elements an array. No document type, no entity of one, nothing from outside.
final class XmlBodies {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEPTH = 200;

    private XmlBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("parse_xml", a -> parse(text(a, 0)));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /// An element that is being read.
    private record Element(String name, Map<String, List<Json>> members, StringBuilder text) {
        Json value() {
            String content = text.toString();
            boolean blank = content.isBlank();
            if (members.isEmpty()) {
                return blank ? Json.Null.NULL : new Json.Text(content);
            }
            Map<String, Json> bag = new LinkedHashMap<>();
            members.forEach((name, values) ->
                    bag.put(name, values.size() == 1 ? values.getFirst() : new Json.Array(values)));
            if (!blank) {
                bag.put("#text", new Json.Text(content.strip()));
            }
            return new Json.Bag(bag);
        }

        void add(String name, Json value) {
            members.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }

    /// Null for what is no XML, too long or too deep.
    private static @Nullable String parse(String xml) {
        if (xml.isBlank() || xml.length() > MOST_CHARACTERS) {
            return null;
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml.strip()));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException _) {
            return null;
        }
    }

    private static @Nullable String read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = new Element("", new LinkedHashMap<>(), new StringBuilder());
        open.push(root);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEPTH) {
                        return null;
                    }
                    open.push(started(reader));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element ended = open.pop();
                    open.element().add(ended.name(), ended.value());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        open.element().text().append(reader.getText());
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
        return root.value().dynamic();
    }

    private static Element started(XMLStreamReader reader) {
        Element element =
                new Element(reader.getLocalName(), new LinkedHashMap<>(), new StringBuilder());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.add(
                    "@" + reader.getAttributeLocalName(i),
                    new Json.Text(reader.getAttributeValue(i)));
        }
        return element;
    }
}
