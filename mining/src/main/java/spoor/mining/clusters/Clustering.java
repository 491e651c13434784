package spoor.mining.clusters;

/// Which cluster each point is in.
///
/// @param labels the number of the cluster, counted from 0 in the order in which the clusters'
///   first points stand; -1 for an outlier
/// @param core whether a point has enough rows about it, itself included
/// @param neighbours of a point that is not core: how many rows lie about it; 0 for others
/// @param count how many clusters
record Clustering(int[] labels, boolean[] core, long[] neighbours, int count) {}
