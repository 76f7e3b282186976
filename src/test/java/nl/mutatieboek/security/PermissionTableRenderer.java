package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code docs/reference/permissions.md} says of the table of actions, written from the table. */
final class PermissionTableRenderer {
    private PermissionTableRenderer() {}

    static String render() {
        StringBuilder page = new StringBuilder();
        page.append("| action | ")
                .append(Arrays.stream(Role.values())
                        .map(role -> "`" + role + "`")
                        .collect(Collectors.joining(" | ")))
                .append(" | dossier |\n|---|")
                .append("---|".repeat(Role.values().length + 1))
                .append('\n');
        for (EndpointPermission action : EndpointPermission.values()) {
            page.append("| ").append(action.description()).append(" | ");
            for (Role role : Role.values()) {
                page.append(cell(action.accessRule(), role)).append(" | ");
            }
            String state = action.accessRule().mutationState();
            page.append(state == null ? "" : "`" + state + "`").append(" |\n");
        }
        page.append("\n| action | asked at |\n|---|---|\n");
        for (EndpointPermission action : EndpointPermission.values()) {
            page.append("| ")
                    .append(action.description())
                    .append(" | ")
                    .append(action.endpoints().stream()
                            .map(door -> "`" + door + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String cell(AccessRule access, Role role) {
        if (access.audience() != AccessRule.AccessAudience.TO_ROLES) {
            return access.audience() == AccessRule.AccessAudience.TO_ALL ? "open" : "known";
        }
        String presented = access.scopeOf(role, false).sign();
        String embargoed = access.scopeOf(role, true).sign();
        return presented.equals(embargoed) ? presented : presented + "; embargo: " + embargoed;
    }
}
