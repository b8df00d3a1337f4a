// A program that leaks sessions. The tests use it to check that they would notice a leak.
#include "core/session/session.hpp"

int main() {
    // Many leaks, because a register or the stack may still hold a pointer to the last one.
    for (int i = 0; i < 100; ++i) {
        auto* volatile leaked = new twotrack::Session;
        leaked->answers.resize(100);
    }
    return 0;
}
