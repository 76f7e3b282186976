package nl.mutatieboek.api;

import java.util.Map;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer into the body, or the name of a parameter or header
 * @param code which sentence explains it, such as {@code malformed.item}
 * @param values what stands in its placeholders
 */
record Fault(String pointer, String code, Map<String, ?> values) {
    Fault(String pointer, String code) {
        this(pointer, code, Map.of());
    }
}
