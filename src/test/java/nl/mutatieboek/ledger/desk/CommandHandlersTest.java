package nl.mutatieboek.ledger.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Command;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;

class CommandHandlersTest {
    @Test
    void every_command_has_its_handler() {
        Set<Class<?>> handled = Arrays.stream(CommandHandlers.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .map(method -> method.getParameterTypes()[0])
                .collect(Collectors.toSet());

        assertThat(handled).isEqualTo(commands(Command.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> commands(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        return permitted == null ? Stream.of(sealed) : Arrays.stream(permitted).flatMap(CommandHandlersTest::commands);
    }
}
