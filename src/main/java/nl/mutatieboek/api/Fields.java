package nl.mutatieboek.api;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import nl.mutatieboek.api.Fault.In;
import nl.mutatieboek.budget.Refusal;
import nl.mutatieboek.budget.term.Malformed;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object, read member by member. Whatever is wrong is noted and answered together; a member that nobody asked for is
 * wrong as well, because whoever wrote it thinks that it counts.
 */
public final class Fields {
    private final JsonNode node;
    private final String pointer;
    private final boolean there;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode node, String pointer, boolean there, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.there = there;
        this.faults = faults;
        faults.atTheEnd(this::noteUnknown);
    }

    /** A member that must be there, if this object is. */
    public Field must(String name) {
        return field(name, there);
    }

    /** A member that may be left out. */
    public Field may(String name) {
        return field(name, false);
    }

    /**
     * Makes something of members that are right each, but may not go together.
     *
     * @param name the member at which it is noted if they do not
     */
    public <T> Read<T> together(String name, Supplier<T> word) {
        try {
            return Read.of(word.get());
        } catch (Malformed e) {
            faults.add(Fault.of(In.BODY, pointer(name), e));
            return Read.nothing();
        }
    }

    /** Notes that a member is wrong, with the key of the sentence that explains it after {@code malformed.}. */
    public void note(String name, String code) {
        faults.add(Fault.of(In.BODY, pointer(name), code));
    }

    /** Notes what the rules say about a member, to be answered with what is wrong with the others. */
    public void note(String name, Refusal refusal) {
        faults.add(Fault.of(pointer(name), refusal));
    }

    private Field field(String name, boolean required) {
        known.add(name);
        return new Field(node.path(name), pointer(name), required, faults);
    }

    private void noteUnknown() {
        if (there) {
            node.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> faults.add(Fault.of(In.BODY, pointer(name), "unknown-field")));
        }
    }

    private String pointer(String name) {
        return pointer + "/" + Pointers.escaped(name);
    }
}
