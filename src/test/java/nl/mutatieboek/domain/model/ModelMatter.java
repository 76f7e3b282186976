package nl.mutatieboek.domain.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.MatterDetails;

/** The accepted commands on a matter; a revoked one is null. */
final class ModelMatter {
    final MatterDetails first;
    final List<MatterCommand> commands = new ArrayList<>();
    final Set<String> bills = new HashSet<>();

    ModelMatter(MatterDetails first) {
        this.first = first;
        name(first);
    }

    void name(MatterDetails details) {
        if (details.bill() != null) {
            bills.add(details.bill().toString());
        }
    }

    String type() {
        return first.type().name();
    }

    boolean amends() {
        return type().endsWith("AMENDMENT");
    }

    List<MatterDetails> versions() {
        List<MatterDetails> versions = new ArrayList<>(List.of(first));
        for (MatterCommand command : commands) {
            if (command instanceof MatterCommand.ChangeMatter c) {
                versions.add(c.details());
            } else if (command instanceof MatterCommand.CorrectMatter c) {
                versions.add(c.details());
            }
        }
        return versions;
    }

    MatterDetails details() {
        return versions().getLast();
    }

    boolean hasPaper(String paper) {
        return versions().stream()
                .anyMatch(one ->
                        one.parliamentaryPaper() != null && ModelSpelling.isSame(one.parliamentaryPaper(), paper));
    }

    String state() {
        String state = type().equals("UNDERTAKING") ? "OPEN" : "SUBMITTED";
        for (MatterCommand command : commands) {
            if (command instanceof MatterCommand.ChangeMatter) {
                state = "CHANGED";
            } else if (command instanceof MatterCommand.DecideMatter c) {
                state = c.decision().name();
            } else if (command instanceof MatterCommand.FollowUpMatter c
                    && c.followUp().type().name().equals("FULFILLED")) {
                state = "FULFILLED";
            }
        }
        return state;
    }

    LocalDate since() {
        LocalDate since = details().submittedOn();
        for (MatterCommand command : commands) {
            if (command instanceof MatterCommand.ChangeMatter c) {
                since = c.changedOn();
            } else if (command instanceof MatterCommand.DecideMatter c) {
                since = c.decidedOn();
            } else if (command instanceof MatterCommand.FollowUpMatter c
                    && c.followUp().type().name().equals("FULFILLED")) {
                since = c.followUp().followedUpOn();
            }
        }
        return since;
    }

    boolean books(String mutation) {
        return commands.stream()
                .anyMatch(one -> one instanceof MatterCommand.LinkMatter c
                        && c.mutation().toString().equals(mutation));
    }
}
