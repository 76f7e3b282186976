package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** A controller that does not support all parameters of its handler methods in every request. */
public interface UnsupportedParameterProvider {
    /** Returns the parameters that this request does not support. */
    Set<String> notTaken(HttpServletRequest request);
}
