// The made-up items of tests/benchmarks/synthetic.py, the same ones to the last bit.

export const LANES = 12;
const FIRST_DAY = -9131, LAST_DAY = 20454;
const MINUTES = 1440;
const STAGE = 0x9E3779B97F4A7C15n;
const BEGINNINGS = ["Framework", "Protocol", "Convention", "Agreement", "Commission", "Council", "Treaty", "Memorandum"];
const MIDDLES = ["on shared rivers", "for air traffic", "on grain trade", "of postal unions", "for sea charts", "on metals"];
const TITLE_LENGTH = 40;

const wrap = (value) => BigInt.asUintN(64, value);

function hash(value, seed, stage) {
  let mixed = wrap(value + STAGE * BigInt(seed * 8 + stage + 1));
  mixed ^= mixed >> 30n;
  mixed = wrap(mixed * 0xBF58476D1CE4E5B9n);
  mixed ^= mixed >> 27n;
  mixed = wrap(mixed * 0x94D049BB133111EBn);
  return mixed ^ (mixed >> 31n);
}

const unit = (bits) => Number(bits >> 11n) * 2 ** -53;

function tables() {
  const weights = Array.from({ length: LANES }, (_, lane) => LANES + 6 - lane);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const until = weights.map((weight) => Math.floor(((sum += weight) * 1024) / whole));
  const steps = [528, 792, 924, 990];
  const lots = Array.from({ length: 1024 }, (_, lot) => lot);
  return {
    lanes: lots.map((lot) => until.filter((end) => end <= lot).length),
    strengths: lots.map((lot) => 1 + steps.filter((step) => step <= lot).length),
  };
}

// Days since 1970; a point ends where it starts.
export function synthetic(count, seed = 1) {
  const { lanes, strengths } = tables();
  const words = BEGINNINGS.flatMap((first) => MIDDLES.map((second) => `${first} ${second}`));
  return Array.from({ length: count }, (_, number) => {
    const bits = hash(BigInt(number), seed, 0);
    const span = (bits >> 20n) % 3n === 0n;
    const share = Math.sqrt(1 + 3 * unit(hash(bits, seed, 1))) - 1;
    const start = Math.floor((FIRST_DAY + share * (LAST_DAY - FIRST_DAY)) * MINUTES) / MINUTES;
    const ratio = unit(hash(bits, seed, 2));
    const days = 30 + (10927 * ratio * ratio) / (10 - 9 * ratio);
    const length = span ? Math.floor(days * MINUTES) / MINUTES : 0;
    const choice = Number((hash(BigInt(number), seed, 3) >> 32n) % BigInt(words.length));
    return {
      lane: lanes[Number(bits & 1023n)],
      importance: strengths[Number((bits >> 10n) & 1023n)],
      start,
      end: Math.min(start + length, Math.max(start, LAST_DAY)),
      title: `${words[choice].padEnd(TITLE_LENGTH - 9).slice(0, TITLE_LENGTH - 9)} ${String(number).padStart(8, "0")}`,
    };
  });
}
