package nl.mutatieboek.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ChapterCode;
import org.springframework.util.MultiValueMap;

/**
 * Roles as chosen on a form.
 *
 * @param kept grants that stay, such as {@code PROPOSER:XX}
 * @param added roles to grant, each with a chapter; both are blank in a row that is not used
 */
record RoleForm(List<String> kept, List<RoleChoice> added) {
    private static final int ROWS = 3;

    RoleForm {
        kept = List.copyOf(kept);
        added = List.copyOf(added);
    }

    /**
     * A row of the form.
     *
     * @param chapter blank for the whole book
     */
    record RoleChoice(String role, String chapter) {
        static final RoleChoice BLANK = new RoleChoice("", "");

        /** Returns the key of the message on why this row cannot be granted. */
        Optional<String> findMistake() {
            Optional<Role> chosen = Arrays.stream(Role.values())
                    .filter(one -> one.name().equals(role))
                    .findFirst();
            if (chosen.isEmpty()) {
                return role.isBlank() && chapter.isBlank() ? Optional.empty() : Optional.of("role_missing");
            }
            if (chapter.isBlank()) {
                return chosen.get().isOfBook() ? Optional.empty() : Optional.of("chapter_missing");
            }
            return chosen.get().isOfChapter() ? Optional.empty() : Optional.of("chapter_not_of_role");
        }

        String grant() {
            return chapter.isBlank() ? role : role + ":" + chapter;
        }
    }

    static RoleForm parse(MultiValueMap<String, String> form) {
        List<String> roles = form.getOrDefault("role", List.of());
        List<String> chapters = form.getOrDefault("chapter", List.of());
        List<RoleChoice> added = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            added.add(new RoleChoice(roles.get(i), i < chapters.size() ? chapters.get(i) : ""));
        }
        return new RoleForm(form.getOrDefault("grants", List.of()), added);
    }

    /** The rows of the form: those that were sent, and blank ones. */
    public List<RoleChoice> rows() {
        List<RoleChoice> rows = new ArrayList<>(added);
        while (rows.size() < ROWS) {
            rows.add(RoleChoice.BLANK);
        }
        return rows;
    }

    /** Whether the form keeps a grant. */
    public boolean keeps(String grant) {
        return kept.contains(grant);
    }

    /** Returns the index of the first row that cannot be granted; -1 if there is none. */
    int findMistakenRow() {
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).findMistake().isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns all grants of the form.
     *
     * @throws IllegalArgumentException if a grant is not one
     */
    Set<String> grants() {
        Set<String> grants = new TreeSet<>(kept);
        added.stream().filter(row -> !row.role().isBlank()).forEach(row -> grants.add(row.grant()));
        return grants.stream()
                .map(RoleGrant::parse)
                .map(RoleGrant::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the chapters for which these grants both propose and approve. */
    static Set<ChapterCode> findBothPairsOfEyes(Set<String> grants) {
        List<RoleGrant> parsed = grants.stream().map(RoleGrant::parse).toList();
        Set<ChapterCode> proposes = chaptersOf(Role.PROPOSER, parsed);
        proposes.retainAll(chaptersOf(Role.APPROVER, parsed));
        return proposes;
    }

    private static Set<ChapterCode> chaptersOf(Role role, List<RoleGrant> grants) {
        return grants.stream()
                .filter(grant -> grant.role() == role)
                .flatMap(grant -> Optional.ofNullable(grant.chapter()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
