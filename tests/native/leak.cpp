// Leaks a session: a program of ours with a leak, by which the tests know that they would see one.
#include "core/session.hpp"

int main() {
    auto* volatile leaked = new twotrack::Session;
    leaked->answers.resize(100);
    leaked = nullptr;
    return 0;
}
