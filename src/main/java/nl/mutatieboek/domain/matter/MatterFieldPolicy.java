package nl.mutatieboek.domain.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.MatterRefusal;
import nl.mutatieboek.domain.MatterRefusal.MatterFieldMissing;
import nl.mutatieboek.domain.MatterRefusal.MatterFieldNotOfType;
import nl.mutatieboek.domain.value.MatterType;

/** Defines which fields each type of matter requires, and which it does not have. */
public final class MatterFieldPolicy {
    private static final String AMENDS = "amends";
    private static final String CONTINUATION = "continuation";

    private MatterFieldPolicy() {}

    /**
     * Returns the missing fields and the fields of other types.
     *
     * @param stated API names of the stated fields among {@code parliamentaryPaper}, {@code member}, {@code bill},
     *     {@code amends} and {@code continuation}, which is not stated if it is unknown
     */
    public static List<MatterRefusal> violations(MatterType type, Set<String> stated) {
        List<MatterRefusal> violations = new ArrayList<>();
        required(type).stream()
                .filter(field -> !stated.contains(field))
                .forEach(field -> violations.add(new MatterFieldMissing(type, field)));
        if (type != MatterType.SUB_AMENDMENT && stated.contains(AMENDS)) {
            violations.add(new MatterFieldNotOfType(type, AMENDS));
        }
        if (!type.isAmendment() && stated.contains(CONTINUATION)) {
            violations.add(new MatterFieldNotOfType(type, CONTINUATION));
        }
        return violations;
    }

    private static List<String> required(MatterType type) {
        return switch (type) {
            case AMENDMENT -> List.of("parliamentaryPaper", "member", "bill");
            case SUB_AMENDMENT -> List.of("parliamentaryPaper", "member", "bill", AMENDS);
            case MOTION -> List.of("parliamentaryPaper", "member");
            // An undertaking is often given in a debate, without a paper of its own.
            case UNDERTAKING -> List.of();
        };
    }
}
