#include "core/base/random.hpp"

#include <bit>
#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

std::uint64_t split_mix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) {
    // The seed is mixed before the stream is added: consecutive seeds do not share streams.
    std::uint64_t state = split_mix(seed) ^ stream;
    for (std::uint64_t& word : state_) word = split_mix(state);
}

std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

double Random::uniform() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52; }

double Random::normal() {
    while (true) {
        const double x = 2.0 * uniform() - 1.0, y = 2.0 * uniform() - 1.0;
        const double square = x * x + y * y;
        // The second number of the pair is dropped. If kept, it would make a draw depend on the number of earlier
        // draws.
        if (square > 0.0 && square < 1.0) return x * std::sqrt(-2.0 * logarithm(square) / square);
    }
}

}  // namespace twotrack
