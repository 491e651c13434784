package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spoor.kql.functions.Body;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Parameter;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

class ScalarFunctionsTest {
    @Test
    void everyJavaSignatureHasOverloads() {
        for (Function function : Functions.ALL) {
            for (Signature signature : function.signatures()) {
                if (signature.body() instanceof Body.Java) {
                    assertFalse(ScalarFunctions.overloads(signature).isEmpty(), signature.id());
                }
            }
        }
    }

    @Test
    void optionalParametersGiveAnOverloadPerCount() {
        Signature signature =
                signature(
                        Parameter.text("text"),
                        Parameter.typed("start", KqlType.LONG),
                        Parameter.typed("length", KqlType.LONG).optional());
        assertEquals(
                List.of(
                        overload(List.of(KqlType.STRING, KqlType.LONG), Optional.empty()),
                        overload(
                                List.of(KqlType.STRING, KqlType.LONG, KqlType.LONG),
                                Optional.empty())),
                ScalarFunctions.overloads(signature));
    }

    @Test
    void aRepeatedParameterIsOneOverload() {
        Signature signature = signature(Parameter.text("first"), Parameter.text("more").repeated());
        assertEquals(
                List.of(overload(List.of(KqlType.STRING), Optional.of(KqlType.STRING))),
                ScalarFunctions.overloads(signature));
    }

    @Test
    void typesThatAreOneInSqlShareAnOverload() {
        Signature signature =
                signature(Parameter.typed("x", KqlType.LONG, KqlType.DATETIME, KqlType.REAL));
        assertEquals(
                List.of(
                        overload(List.of(KqlType.LONG), Optional.empty()),
                        overload(List.of(KqlType.REAL), Optional.empty())),
                ScalarFunctions.overloads(signature));
    }

    private static ScalarFunctions.Overload overload(
            List<KqlType> types, Optional<KqlType> repeated) {
        return new ScalarFunctions.Overload(types, repeated, KqlType.STRING);
    }

    private static Signature signature(Parameter... parameters) {
        return new Signature(
                "x",
                List.of(parameters),
                arguments -> KqlType.STRING,
                Signature.Nulls.NEVER,
                new Body.Java());
    }
}
