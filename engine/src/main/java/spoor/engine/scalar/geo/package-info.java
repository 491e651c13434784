/// The bodies of the geospatial functions: points, lines and polygons on a sphere, and the cells of
/// geohash, S2 and H3.
@NullMarked
package spoor.engine.scalar.geo;

import org.jspecify.annotations.NullMarked;
