package nl.mutatieboek.security;

import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.security.account.EncryptedNameRepository;
import org.springframework.context.MessageSource;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Printer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves the names under which people acted; templates format an actor with {@code ${{…}}}. */
@Component
public final class ActorNameResolver implements WebMvcConfigurer {
    private final EncryptedNameRepository names;
    private final MessageSource messages;

    ActorNameResolver(EncryptedNameRepository names, MessageSource messages) {
        this.names = names;
        this.messages = messages;
    }

    /** Finds the name that the actor had at that time; empty if none was stored or it is forgotten. */
    public Optional<String> findName(RecordedActor actor) {
        return names.findName(actor.name());
    }

    /** Returns the name, or the subject with a note if the name is forgotten. */
    public String displayName(RecordedActor actor, Locale language) {
        return findName(actor)
                .orElseGet(() -> actor.name().isEmpty()
                        ? actor.subject()
                        : messages.getMessage("page.name.forgotten", new Object[] {actor.subject()}, language));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addPrinter(new RecordedActorPrinter(this));
    }

    private record RecordedActorPrinter(ActorNameResolver resolver) implements Printer<RecordedActor> {
        @Override
        public String print(RecordedActor actor, Locale language) {
            return resolver.displayName(actor, language);
        }
    }
}
