import '@openskies/concierge/define';
