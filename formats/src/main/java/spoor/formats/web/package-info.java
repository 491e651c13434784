/// Logs of web servers: W3C extended logs (IIS), access logs and error logs of Apache and nginx.
@NullMarked
package spoor.formats.web;

import org.jspecify.annotations.NullMarked;
