package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.REAL;

import java.util.List;

/// Functions of statistics: the gamma, error and beta functions, and a test of two means.
final class StatisticsFunctions {
    private StatisticsFunctions() {}

    static List<Function> all() {
        return List.of(
                of("gamma", "The gamma function; NaN for the integers up to 0.", number("number"))
                        .namedAsArgument(),
                of("loggamma", "The logarithm of the size of the gamma function.", number("number"))
                        .namedAsArgument(),
                of("erf", "The error function.", number("number")).namedAsArgument(),
                of("erfc", "One minus the error function.", number("number")).namedAsArgument(),
                of(
                        "beta_cdf",
                        "The share of a beta distribution up to a value; NaN where a parameter has"
                                + " no meaning.",
                        number("x"),
                        number("alpha"),
                        number("beta")),
                of(
                        "beta_inv",
                        "The value up to which a beta distribution has a share; NaN where a"
                                + " parameter has no meaning.",
                        number("probability"),
                        number("alpha"),
                        number("beta")),
                of(
                        "beta_pdf",
                        "The density of a beta distribution at a value; NaN where a parameter has"
                                + " no meaning.",
                        number("x"),
                        number("alpha"),
                        number("beta")),
                of(
                        "welch_test",
                        "The two-sided p-value of Welch's test, from means, variances and counts.",
                        number("mean1"),
                        number("variance1"),
                        number("count1"),
                        number("mean2"),
                        number("variance2"),
                        number("count2")));
    }

    private static Parameter number(String name) {
        return typed(name, REAL, DECIMAL).as(REAL);
    }

    private static Function of(String name, String summary, Parameter... parameters) {
        return Function.of(name, summary, java(name, REAL, POSSIBLE, parameters));
    }
}
