package nl.mutatieboek.platform.html;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What stands around every page.
 *
 * @param person who came in; null for nobody
 * @param allowed what the person may do, as the table of {@code access} names it
 * @param path where this page is, without query
 * @param languages the languages, each with where this page is in it
 * @param demo whether the book is the demo
 * @param axes where on the axes of time this page is asked, as it was asked; those without a bound are not there
 * @param others what else was asked of it, but not from where on
 */
record PageFrame(
        @Nullable String person,
        Set<String> allowed,
        String path,
        List<LanguageLink> languages,
        boolean demo,
        Map<String, String> axes,
        Map<String, String> others) {
    PageFrame {
        allowed = Set.copyOf(allowed);
        languages = List.copyOf(languages);
        // In one order, so that an address of the same is the same.
        axes = Collections.unmodifiableMap(new TreeMap<>(axes));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** Whether the person may do something, as the table of {@code access} names it. */
    public boolean may(String action) {
        return allowed.contains(action);
    }

    /** How an axis is bounded, as the time bar writes it; null without a bound. */
    public @Nullable String bound(String axis) {
        return written(axes.get(axis));
    }

    /** A day, instant or ledger number as the time bar writes it. */
    public @Nullable String written(@Nullable Object bound) {
        return bound == null ? null : TimeParameterInterceptor.formatBound(bound.toString());
    }

    /**
     * The address of another page, with those parameters that have a value, at the same point on the axes of time; Thymeleaf's
     * own links write one without as if it were empty.
     *
     * @param namesAndValues in turn
     */
    public String address(String to, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = with(UriComponentsBuilder.fromPath(to), namesAndValues);
        axes.forEach((name, value) -> parameter(address, name, value));
        return text(address);
    }

    /** The address of a page that tells what the book knows, whatever is presented and holds: a dossier. */
    public String known(String to) {
        return text(with(UriComponentsBuilder.fromPath(to), "knownAt", axes.get("knownAt")));
    }

    /** The address of a page that names its points on the axes itself. */
    public String plain(String to, @Nullable Object... namesAndValues) {
        return text(with(UriComponentsBuilder.fromPath(to), namesAndValues));
    }

    /**
     * The address of another page that is asked the same as this one, with other values of some parameters; one without a value
     * is left out.
     *
     * @param namesAndValues in turn
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

    /** This page without bounds on the axes of time. */
    public String unbounded() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        others.forEach((name, value) -> parameter(address, name, value));
        return text(address);
    }

    /** Whatever somebody wrote: a plus is read as a space, and a brace is no variable. */
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
     * @param current whether this page is written in it
     */
    record LanguageLink(String tag, String address, boolean current) {}
}
