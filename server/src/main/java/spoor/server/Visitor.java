package spoor.server;

import spoor.server.users.Role;

/// Who asks, once that is known.
///
/// @param ambient whether the request bears its right without the doing of the page it comes from,
///   as a browser adds a cookie: then it must also show that it comes from our page
record Visitor(String name, Role role, boolean ambient) {}
