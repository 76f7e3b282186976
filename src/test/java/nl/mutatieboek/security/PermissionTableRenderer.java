package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Renders the generated part of {@code docs/reference/permissions.md} from the permissions. */
final class PermissionTableRenderer {
    private static final int LINE = 120;

    private PermissionTableRenderer() {}

    static String render() {
        StringBuilder page = new StringBuilder();
        page.append("| action | ")
                .append(Arrays.stream(Role.values())
                        .map(role -> "`" + role + "`")
                        .collect(Collectors.joining(" | ")))
                .append(" | state |\n|---|")
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
        page.append("\n## Endpoints\n\n");
        for (EndpointPermission action : EndpointPermission.values()) {
            StringBuilder line = new StringBuilder("- " + action.description() + ":");
            int index = 0;
            for (String endpoint : action.endpoints()) {
                String next =
                        " `" + endpoint + "`" + (++index < action.endpoints().size() ? "," : "");
                if (line.length() + next.length() > LINE) {
                    page.append(line).append('\n');
                    line = new StringBuilder(" ");
                }
                line.append(next);
            }
            page.append(line).append('\n');
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
