#pragma once

#include <array>
#include <cstdint>

namespace twotrack {

/// Random numbers that a seed determines on every target, unlike the standard library's distributions. Not for secrets.
/// Source: Blackman & Vigna (2021), ACM Transactions on Mathematical Software 47(4), 36 (xoshiro256**); its state is
///         filled by SplitMix64, Steele, Lea & Flood (2014), OOPSLA '14, 453-472.
class Random {
public:
    /// @param seed    any.
    /// @param stream  any; streams of one seed are independent for practical purposes.
    Random(std::uint64_t seed, std::uint64_t stream);

    /// 64 random bits.
    std::uint64_t next();

    /// Uniform on (0, 1): an odd multiple of 2^-53, so neither 0 nor 1.
    double uniform();

    /// Standard normal. Cost: a logarithm and a square root, 1.27 times on average.
    /// Source: Marsaglia & Bray (1964), SIAM Review 6(3), 260-264 (the polar method).
    double normal();

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace twotrack
