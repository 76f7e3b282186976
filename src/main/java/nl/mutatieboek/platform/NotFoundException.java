package nl.mutatieboek.platform;

import java.util.Map;

/** The named thing is not in the book, or was not known at the requested point. */
public final class NotFoundException extends CodedException {
    public NotFoundException(String code, Map<String, ?> values) {
        super(code, values);
    }
}
