package nl.mutatieboek.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.mutation.Mutation;

/**
 * The commands so far, and their effect on a book with the fewest consents. Most commands therefore concern
 * existing mutations; one in eight of the others is used again.
 */
final class CommandSequenceBuilder {
    private final CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
    private final InMemoryBookState book = new InMemoryBookState();
    final List<ActorCommand> acts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int named;

    boolean isAccepted(ActorCommand act) {
        return rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted;
    }

    void append(List<ActorCommand> scene) {
        for (ActorCommand act : scene) {
            acts.add(act);
            if (rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted) {
                book.record(accepted.events());
            }
        }
        String last = "mutation " + (named - 1);
        names.removeIf(name -> !(name.equals(last) && named % 8 == 0)
                && book.mutation(ActorCommandFactory.mutation(name)) instanceof Mutation.NotProposed);
    }

    String nextMutationName() {
        String name = "mutation " + named++;
        names.add(name);
        return name;
    }

    Stream<String> mutationName(int which) {
        return names.isEmpty() ? Stream.of() : Stream.of(names.get(names.size() - 1 - which % names.size()));
    }
}
