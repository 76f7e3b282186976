package nl.mutatieboek.platform.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with the body of a request, at most one fault for each member. */
public final class RequestBodyErrorCollector {
    private final RequestErrorCollector faults;
    private final Map<?, ?> pathVariables;
    private final String parent;
    private final Set<String> wrong;

    private RequestBodyErrorCollector(
            RequestErrorCollector faults, Map<?, ?> pathVariables, String parent, Set<String> wrong) {
        this.faults = faults;
        this.pathVariables = pathVariables;
        this.parent = parent;
        this.wrong = wrong;
    }

    RequestBodyErrorCollector(RequestErrorCollector faults, Map<?, ?> pathVariables) {
        this(faults, pathVariables, "", new HashSet<>());
    }

    /** The findings about an object in this body, such as {@code /mutations/0}. */
    public RequestBodyErrorCollector nested(String pointer) {
        return new RequestBodyErrorCollector(faults, pathVariables, parent + pointer, wrong);
    }

    /** A part of the path of the request by its name, such as {@code chapter}; null where the path has none. */
    public @Nullable String pathVariable(String name) {
        return pathVariables.get(name) instanceof String value ? value : null;
    }

    /** Whether a fault of this member is known. */
    public boolean hasErrorAt(String member) {
        return wrong.contains(parent + "/" + member);
    }

    /** Adds that a member is wrong, with the key of its sentence after {@code malformed.}. */
    public void add(String member, String code) {
        add(RequestError.of(ErrorLocation.BODY, parent + "/" + member, code));
    }

    /** Adds what the rules say about a member. */
    public void add(String member, Refusal refusal) {
        add(RequestError.of(parent + "/" + member, refusal));
    }

    /** Adds a fault at a member if values that are right by themselves do not go together. */
    public void addIfMalformed(String member, Runnable together) {
        try {
            together.run();
        } catch (MalformedValueException e) {
            add(RequestError.of(ErrorLocation.BODY, parent + "/" + member, e));
        }
    }

    void add(RequestError fault) {
        if (wrong.contains(fault.pointer())) {
            return;
        }
        faults.add(fault);
        if (!faults.isFull()) {
            wrong.add(fault.pointer());
        }
    }

    /** Where the faults are, as JSON pointers. */
    Set<String> pointers() {
        return Set.copyOf(wrong);
    }
}
