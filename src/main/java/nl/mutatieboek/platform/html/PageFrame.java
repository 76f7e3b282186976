package nl.mutatieboek.platform.html;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The frame around every page.
 *
 * @param person the logged-in person; null if there is none
 * @param localAccount whether the person logged in with a password rather than through an identity provider
 * @param allowed the actions that the person may do, as named in the permission table
 * @param path path of this page, without query
 * @param languages the languages, each with the address of this page in it
 * @param demo whether this is the demo book
 * @param axes the time axes of this page as requested; unbounded axes are absent
 * @param others the other parameters of this page, except the paging cursor
 * @param status the status of the response, which is known when the page is rendered
 */
record PageFrame(
        @Nullable String person,
        boolean localAccount,
        Set<String> allowed,
        String path,
        List<LanguageLink> languages,
        boolean demo,
        Map<String, String> axes,
        Map<String, String> others,
        IntSupplier status) {
    PageFrame {
        allowed = Set.copyOf(allowed);
        languages = List.copyOf(languages);
        // Sorted, so that equal queries have equal addresses.
        axes = Collections.unmodifiableMap(new TreeMap<>(axes));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** Whether the page reports an error, which its title then says first. */
    public boolean failed() {
        return status.getAsInt() >= 400;
    }

    /** Whether the person may do an action, as named in the permission table. */
    public boolean may(String action) {
        return allowed.contains(action);
    }

    /** Returns the bound of an axis as the time bar writes it; null if it has none. */
    public @Nullable String bound(String axis) {
        return written(axes.get(axis));
    }

    /** Formats a day, instant or ledger number for the time bar. */
    public @Nullable String written(@Nullable Object bound) {
        return bound == null ? null : TimeParameterInterceptor.formatBound(bound.toString());
    }

    /**
     * Returns the address of another page at the same as-of point, with the parameters that have a value. Thymeleaf's
     * own links would write a parameter without value as if it were empty.
     *
     * @param namesAndValues names and values in turn
     */
    public String address(String to, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = with(UriComponentsBuilder.fromPath(to), namesAndValues);
        axes.forEach((name, value) -> parameter(address, name, value));
        return text(address);
    }

    /** Returns the address of a page that is bounded by {@code knownAt} only, such as the page of a mutation. */
    public String known(String to) {
        return text(with(UriComponentsBuilder.fromPath(to), "knownAt", axes.get("knownAt")));
    }

    /** Returns the address of a page that states its own as-of points. */
    public String plain(String to, @Nullable Object... namesAndValues) {
        return text(with(UriComponentsBuilder.fromPath(to), namesAndValues));
    }

    /**
     * Returns the address of another page with the parameters of this one, of which some are replaced; parameters
     * without a value are left out.
     *
     * @param namesAndValues names and values in turn
     */
    public String same(String to, @Nullable Object... namesAndValues) {
        Map<String, String> parameters = new TreeMap<>(others);
        parameters.putAll(axes);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value == null) {
                parameters.remove(String.valueOf(namesAndValues[i]));
            } else {
                parameters.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(to);
        parameters.forEach((name, value) -> parameter(address, name, value));
        return text(address);
    }

    private static UriComponentsBuilder with(UriComponentsBuilder address, @Nullable Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                parameter(address, String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return address;
    }

    /** Returns this page without bounds on the time axes. */
    public String unbounded() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        others.forEach((name, value) -> parameter(address, name, value));
        return text(address);
    }

    /** Encodes any text: a plus would be decoded as a space, and a brace would be a template variable. */
    private static void parameter(UriComponentsBuilder address, String name, String value) {
        address.queryParam(
                name, UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8).replace("+", "%2B"));
    }

    private static String text(UriComponentsBuilder address) {
        return address.build().toUriString();
    }

    /**
     * A language.
     *
     * @param tag such as {@code nl}
     * @param address this page in that language, without scheme and host
     * @param current whether this page is in this language
     */
    record LanguageLink(String tag, String address, boolean current) {}
}
