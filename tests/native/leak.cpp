// Leaks sessions: a program of ours with a leak, by which the tests know that they would see one.
#include "core/session.hpp"

int main() {
    // Many of them: a register, or what is left on the stack, may still point at the last one.
    for (int i = 0; i < 100; ++i) {
        auto* volatile leaked = new twotrack::Session;
        leaked->answers.resize(100);
    }
    return 0;
}
