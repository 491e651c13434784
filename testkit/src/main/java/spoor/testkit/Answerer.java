package spoor.testkit;

import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;

/// What answers the queries of cases: the product, or in tests of the runner a stand-in.
@FunctionalInterface
interface Answerer {
    QueryAnswer answer(QueryRequest request);
}
