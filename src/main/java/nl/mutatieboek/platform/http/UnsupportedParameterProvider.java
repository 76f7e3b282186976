package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** A controller of which some requests do not take every parameter that the records of its handler methods have. */
public interface UnsupportedParameterProvider {
    /** The parameters that this request does not take. */
    Set<String> notTaken(HttpServletRequest request);
}
