package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.kql.functions.Body;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Parameter;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

class ScalarBodiesTest {
    @Test
    void everyJavaSignatureHasABodyAndTheReverse() {
        Set<String> declared =
                signatures().stream()
                        .filter(signature -> signature.body() instanceof Body.Java)
                        .map(Signature::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(ScalarBodies.ALL.keySet());
        Set<String> extra = new TreeSet<>(ScalarBodies.ALL.keySet());
        extra.removeAll(declared);
        assertEquals(Set.of(), missing);
        assertEquals(Set.of(), extra);
    }

    @Test
    void parametersOfJavaBodiesHaveOneTypeAndAreNeverLeftOut() {
        for (Signature signature : signatures()) {
            if (signature.body() instanceof Body.Java) {
                for (Parameter parameter : signature.parameters()) {
                    assertTrue(
                            parameter.passedAs().isPresent() || parameter.accepts().size() == 1,
                            signature.id());
                    assertTrue(parameter.occurs() != Parameter.Occurs.OPTIONAL, signature.id());
                }
            }
        }
    }

    @Test
    void signaturesThatShareAnIdPassTheSameTypes() {
        Map<String, List<KqlType>> types = new HashMap<>();
        for (Signature signature : signatures()) {
            if (signature.body() instanceof Body.Java) {
                List<KqlType> own =
                        signature.parameters().stream()
                                .map(p ->
                                        p.passedAs().orElseGet(() -> p.accepts().iterator().next()))
                                .toList();
                List<KqlType> other = types.putIfAbsent(signature.id(), own);
                assertTrue(other == null || other.equals(own), signature.id());
            }
        }
    }

    @Test
    void argumentsOfVariadicBodiesAreHeldByOneSqlType() {
        for (Signature signature : signatures()) {
            boolean repeated =
                    signature.parameters().stream()
                            .anyMatch(p -> p.occurs() == Parameter.Occurs.REPEATED);
            if (repeated && signature.body() instanceof Body.Java) {
                long kinds =
                        signature.parameters().stream()
                                .map(p -> p.passedAs().orElse(p.accepts().iterator().next()))
                                .map(type -> type == KqlType.DYNAMIC ? KqlType.STRING : type)
                                .distinct()
                                .count();
                assertEquals(1, kinds, signature.id());
            }
        }
    }

    private static List<Signature> signatures() {
        return Functions.ALL.stream().map(Function::signatures).flatMap(List::stream).toList();
    }
}
