package spoor.mining.evaluation;

/// How well one class is found, or the mean over classes.
///
/// @param support the weight of the rows that are of the class
/// @param precision of the rows predicted so, the share that are; NaN where none was predicted so
/// @param recall of the rows that are, the share predicted so; NaN where none is
/// @param f1 the harmonic mean, `2 tp / (2 tp + fp + fn)`; NaN where none is and none was predicted
public record Scores(double support, double precision, double recall, double f1) {}
