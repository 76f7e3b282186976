package nl.mutatieboek.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Reads from a class file what dependencies do not show: floating-point instructions, also in local variables, and
 * string constants.
 */
final class ByteCodeScanner {
    private static final Set<String> FRACTIONS = Set.of("F", "D", "Ljava/lang/Float;", "Ljava/lang/Double;");

    private final Set<String> floatingPoint = new TreeSet<>();
    private final List<String> texts = new ArrayList<>();

    private ByteCodeScanner(InputStream bytes) throws IOException {
        new ClassReader(bytes).accept(new ClassScanVisitor(), ClassReader.SKIP_DEBUG);
    }

    static ByteCodeScanner scan(JavaClass one) {
        try (InputStream bytes = one.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new ByteCodeScanner(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the places that use floating point. */
    Set<String> floatingPoint() {
        return floatingPoint;
    }

    /** Its texts, those that are put together at run time in their parts. */
    List<String> texts() {
        return texts;
    }

    private void checkType(String at, Type type) {
        if (FRACTIONS.contains(elementOf(type).getDescriptor())) {
            floatingPoint.add(at);
        }
    }

    private void checkSignature(String at, String descriptor) {
        Stream.concat(Stream.of(Type.getReturnType(descriptor)), Stream.of(Type.getArgumentTypes(descriptor)))
                .forEach(type -> checkType(at, type));
    }

    private void constant(String at, Object value) {
        if (value instanceof Float || value instanceof Double) {
            floatingPoint.add(at);
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }

    private static Type elementOf(Type type) {
        return type.getSort() == Type.ARRAY ? type.getElementType() : type;
    }

    private static boolean isFloatingPointInstruction(int opcode) {
        return switch (opcode) {
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2, Opcodes.DCONST_0, Opcodes.DCONST_1 -> true;
            case Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.FSTORE, Opcodes.DSTORE -> true;
            case Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.FASTORE, Opcodes.DASTORE -> true;
            case Opcodes.FADD, Opcodes.DADD, Opcodes.FSUB, Opcodes.DSUB, Opcodes.FMUL, Opcodes.DMUL -> true;
            case Opcodes.FDIV, Opcodes.DDIV, Opcodes.FREM, Opcodes.DREM, Opcodes.FNEG, Opcodes.DNEG -> true;
            case Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D -> true;
            case Opcodes.F2I, Opcodes.F2L, Opcodes.F2D, Opcodes.D2I, Opcodes.D2L, Opcodes.D2F -> true;
            case Opcodes.FCMPL, Opcodes.FCMPG, Opcodes.DCMPL, Opcodes.DCMPG, Opcodes.FRETURN, Opcodes.DRETURN -> true;
            default -> false;
        };
    }

    private final class ClassScanVisitor extends ClassVisitor {
        ClassScanVisitor() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            checkType(name, Type.getType(descriptor));
            constant(name, value);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            checkSignature(name, descriptor);
            return new MethodScanVisitor(name);
        }
    }

    private final class MethodScanVisitor extends MethodVisitor {
        private final String at;

        MethodScanVisitor(String at) {
            super(SpringAsmInfo.ASM_VERSION);
            this.at = at;
        }

        @Override
        public void visitInsn(int opcode) {
            if (isFloatingPointInstruction(opcode)) {
                floatingPoint.add(at);
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            visitInsn(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            checkType(at, Type.getType(descriptor));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            checkSignature(at, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            checkSignature(at, descriptor);
            for (Object argument : arguments) {
                constant(at, argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(at, value);
        }
    }
}
